"""Vector tiles."""

import functools
import urllib.parse

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsRectangle,
    QgsVectorTileBasicRenderer,
    QgsVectorTileLayer,
)
from qgis.PyQt.QtGui import QColor

import picture


def checks(ask):
    for name, days in ask["tiles"].items():
        for day in days:
            yield f"tiles {name} {day}", functools.partial(tiles, ask, name, day)


def tiles(ask, name, day):
    """A picture of a part of the ground, in which one holder is told from the others."""
    url = f"{ask['url']}/tiles/{name}/{{z}}/{{x}}/{{y}}.mvt" + (f"?date={day}" if day else "")
    layer = QgsVectorTileLayer("type=xyz&zmin=0&zmax=14&url=" + urllib.parse.quote(url, safe=""), name)
    if not layer.isValid():
        raise RuntimeError("no valid layer of vector tiles")
    renderer = QgsVectorTileBasicRenderer()
    renderer.setStyles(styles(name, "blue", "true") + styles(name, "red", f"\"holder\" = '{ask['holder']}'"))
    layer.setRenderer(renderer)
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    toward = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), mercator, QgsProject.instance())
    ground = toward.transformBoundingBox(QgsRectangle(38, 31, 45, 37))
    return picture.summary(picture.render([layer], ground, mercator))


def styles(name, colour, expression):
    """One colour for what an expression lets through of the layer inside the tiles."""
    colour = QColor(colour)
    out = QgsVectorTileBasicRenderer.simpleStyle(colour, colour, 1, colour, 1, colour, colour, 3)
    for style in out:
        style.setLayerName(name)
        of_geometry = style.filterExpression()
        style.setFilterExpression(f"({of_geometry}) AND {expression}" if of_geometry else expression)
    return out
