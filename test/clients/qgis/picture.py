"""What QGIS draws."""

import hashlib

from qgis.core import (
    QgsCoordinateTransform,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

PAPER = QColor("white")


def render(layers, extent, crs, step=None, size=(800, 600)):
    """A picture of layers, the first on top, in a step of the controller; without
    labels, whose places QGIS weighs anew each time.
    """
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(PAPER)
    settings.setFlag(QgsMapSettings.DrawLabeling, False)
    settings.setTransformContext(QgsProject.instance().transformContext())
    if step is not None:
        settings.setIsTemporal(True)
        settings.setTemporalRange(step)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if job.errors():
        raise RuntimeError("; ".join(f"{e.layerID}: {e.message}" for e in job.errors()))
    return job.renderedImage().convertToFormat(QImage.Format_RGB32)


def project_extent(project):
    """The part of the ground that a project opens on, in its own system."""
    opened = project.viewSettings().defaultViewExtent()
    return QgsCoordinateTransform(opened.crs(), project.crs(), project).transformBoundingBox(opened)


def summary(image):
    """Enough to tell pictures apart, and an empty one from a full one."""
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    pixels = bytes(bits)
    colours = {pixels[i : i + 4] for i in range(0, len(pixels), 4)}
    return {"print": hashlib.sha256(pixels).hexdigest(), "colours": len(colours)}
