"""What every check needs of QGIS: the program itself, and plain descriptions."""

import contextlib
import json
import os
import urllib.request

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant


@contextlib.contextmanager
def started():
    """QGIS with its widgets, though nobody sees them."""
    app = QgsApplication([], True)
    app.initQgis()
    yield app
    app.exitQgis()


def fetch(address):
    with urllib.request.urlopen(address, timeout=120) as answer:
        return answer.read()


def collections(ask):
    """The names of the collections of the live service."""
    return [c["id"] for c in json.loads(fetch(ask["url"] + "/ogc/collections"))["collections"]]


def downloaded(ask, suffix):
    """A file of the whole atlas, in the folder where its neighbours are."""
    name = json.loads(fetch(ask["url"] + "/editions.json"))["atlas"] + suffix
    path = os.path.join(ask["folder"], name)
    if not os.path.exists(path):
        content = fetch(ask["url"] + "/download/" + name)
        with open(path, "wb") as file:
            file.write(content)
    return path


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
