"""What every check needs of QGIS: the program itself, and plain descriptions."""

import contextlib

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant


@contextlib.contextmanager
def started():
    """QGIS without windows."""
    app = QgsApplication([], False)
    app.initQgis()
    yield app
    app.exitQgis()


def describe(layer):
    """A layer as the tests know it."""
    return {
        "valid": layer.isValid(),
        "why": layer.error().message() + (layer.dataProvider().error().message() if layer.dataProvider() else ""),
        "count": layer.featureCount(),
        "read": sum(1 for _ in layer.getFeatures()),
        "geometry": QgsWkbTypes.displayString(layer.wkbType()),
        "crs": layer.crs().authid(),
        "fields": {f.name(): QVariant.typeToName(f.type()) for f in layer.fields()},
    }


def states(layer, expression=""):
    """Who holds which place, of the features that an expression lets through."""
    request = QgsFeatureRequest()
    if expression:
        request.setFilterExpression(expression)
    return [
        {"place": f["place_id"], "holder": f["holder"] or "", "status": f["status"]}
        for f in layer.getFeatures(request)
    ]


def opened(source, provider="ogr"):
    """A layer, which must be valid."""
    layer = QgsVectorLayer(source, "layer", provider)
    if not layer.isValid():
        raise RuntimeError(f"{source} is no valid layer: {layer.error().message()}")
    return layer
