"""Draws the pictures of docs/qgis.md, in a window of QGIS that nobody sees.

Usage: portray.py PROJECT FOLDER; the project is one that the map server made.
"""

import os
import sys
import time

from qgis.core import QgsApplication, QgsLayerTreeModel, QgsProject
from qgis.gui import (
    QgsLayerTreeMapCanvasBridge,
    QgsLayerTreeView,
    QgsMapCanvas,
    QgsTemporalControllerWidget,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

import client
import days
import picture

SIZE = QSize(1200, 720)


class Desk(QMainWindow):
    """The parts of QGIS's window that the guide speaks of."""

    def __init__(self, project):
        super().__init__()
        self.canvas = QgsMapCanvas()
        self.canvas.enableAntiAliasing(True)
        self.setCentralWidget(self.canvas)
        self.panel = QgsTemporalControllerWidget()
        self.canvas.setTemporalController(self.panel.temporalController())
        self.panel.setFixedHeight(110)
        self.dock("Temporal Controller", self.panel, Qt.BottomDockWidgetArea)
        self.tree = QgsLayerTreeView()
        self.model = QgsLayerTreeModel(project.layerTreeRoot())
        self.model.setFlag(QgsLayerTreeModel.AllowNodeChangeVisibility)
        self.tree.setModel(self.model)
        self.tree.setMinimumWidth(360)
        self.dock("Layers", self.tree, Qt.LeftDockWidgetArea)
        self.bridge = QgsLayerTreeMapCanvasBridge(project.layerTreeRoot(), self.canvas)
        self.resize(SIZE)
        self.show()

    def dock(self, title, widget, where):
        dock = QDockWidget(title)
        dock.setFeatures(QDockWidget.DockWidgetMovable)
        dock.setWidget(widget)
        self.addDockWidget(where, dock)

    def go(self, day):
        controller = self.panel.temporalController()
        controller.setCurrentFrameNumber(controller.findBestFrameNumberForFrameStart(days.moment(day)))

    def save(self, path):
        settle(0.3)
        self.canvas.refresh()
        settle(0.3)
        while self.canvas.isDrawing():
            settle(0.1)
        settle(0.5)
        self.grab().save(path)
        print(path, os.path.getsize(path))


def settle(seconds):
    """Lets QGIS work for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QgsApplication.processEvents()
        time.sleep(0.01)


def show(project, name, visible):
    for layer in project.layerTreeRoot().findLayers():
        if layer.name() == name:
            layer.setItemVisibilityChecked(visible)


def main(source, folder):
    with client.started():
        QgsApplication.setFont(QFont("Noto Sans", 9))
        project = QgsProject.instance()
        desk = Desk(project)
        if not project.read(source):
            raise SystemExit(f"QGIS cannot read {source}: {project.error()}")
        settle(0.5)
        desk.canvas.setExtent(picture.project_extent(project))
        desk.go("2017-11-03")
        desk.save(os.path.join(folder, "qgis-project.png"))
        show(project, "Estimated areas", True)
        desk.save(os.path.join(folder, "qgis-areas.png"))
        sys.stdout.flush()
        os._exit(0)  # taking a window apart in the right order is another craft


main(*sys.argv[1:])
