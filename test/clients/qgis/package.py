"""The GeoPackage, layer by layer."""

from osgeo import ogr

from client import describe, downloaded, opened


def checks(ask):
    yield "gpkg", lambda: layers(downloaded(ask, ".gpkg"))


def layers(path):
    return {name: layer(path, name) for name in names(path)}


def names(path):
    source = ogr.Open(path)
    return [source.GetLayer(i).GetName() for i in range(source.GetLayerCount())]


def layer(path, name):
    """A layer with the style that QGIS gives it by itself."""
    got = opened(f"{path}|layername={name}")
    out = describe(got)
    out["renderer"] = got.renderer().type() if got.renderer() else ""
    out["labels"] = got.labelsEnabled()
    return out
