"""Projects: those that are downloaded, and the one inside the GeoPackage."""

import functools

from qgis.core import QgsApplication, QgsLayerDefinition, QgsProject
from qgis.gui import QgsTemporalControllerWidget

import days
import picture
import style
from client import downloaded


def checks(ask):
    sources = {
        "live": lambda: downloaded(ask, ".qgz"),
        "beside": lambda: beside(ask),
        "inside": lambda: inside(downloaded(ask, ".gpkg")),
    }
    for name, source in sources.items():
        yield f"project {name}", functools.partial(opened, source, ask)
    yield "qlr", lambda: definition(downloaded(ask, ".qlr"))


def beside(ask):
    """The project that wants the GeoPackage in its folder."""
    downloaded(ask, ".gpkg")
    return downloaded(ask, "-gpkg.qgz")


def inside(gpkg):
    """The address of the first project that a GeoPackage holds."""
    storage = QgsApplication.projectStorageRegistry().projectStorageFromType("geopackage")
    names = storage.listProjects(gpkg)
    if not names:
        raise RuntimeError("the GeoPackage holds no project")
    return f"geopackage:{gpkg}?projectName={names[0]}"


def opened(source, ask):
    project = QgsProject.instance()
    project.clear()
    # The panel of the temporal controller reads its state from the project, as on a desk.
    panel = QgsTemporalControllerWidget()
    if not project.read(source()):
        raise RuntimeError(project.error())
    controller = panel.temporalController()
    extents = controller.temporalExtents()
    tree = project.layerTreeRoot()
    layers = [l.layer() for l in tree.findLayers()]
    visible = [l for l in tree.checkedLayers() if l.isValid()]
    out = {
        "layers": [{"name": l.name(), "valid": l.isValid(), "temporal": l.temporalProperties().isActive()} for l in layers],
        "shown": [l.name() for l in visible],
        "mode": int(controller.navigationMode()),
        "hours": controller.frameDuration().hours(),
        "start": extents.begin().date().toString("yyyy-MM-dd"),
        "end": extents.end().date().toString("yyyy-MM-dd"),
        "faults": [fault for l in layers if l.isValid() for fault in style.faults(l)],
        "pictures": {},
        "states": {},
    }
    spans = next(l for l in layers if {"place_id", "start_date"} <= set(l.fields().names()))
    for day in ("2017-11-02", "2017-11-03"):
        out["pictures"][day] = picture.summary(draw(project, visible, step(controller, day)))
    out["again"] = picture.summary(draw(project, visible, step(controller, "2017-11-03")))
    for zone in ask["zones"]:
        with days.zone(zone):
            out["states"][zone] = {day: days.shown(spans, step(controller, day)) for day in ask["days"][1:]}
    panel.deleteLater()
    project.clear()
    return out


def step(controller, day):
    """The controller's own step of a day."""
    got = controller.dateTimeRangeForFrameNumber(controller.findBestFrameNumberForFrameStart(days.moment(day)))
    if got.begin() != days.moment(day):
        raise RuntimeError(f"the controller has no step that starts with {day}")
    return got


def draw(project, layers, step):
    return picture.render(layers, picture.project_extent(project), project.crs(), step)


def definition(path):
    """A layer definition in an empty project."""
    project = QgsProject.instance()
    project.clear()
    done, why = QgsLayerDefinition.loadLayerDefinition(path, project, project.layerTreeRoot())
    if not done:
        raise RuntimeError(why)
    out = [
        {"name": l.layer().name(), "valid": l.layer().isValid(), "temporal": l.layer().temporalProperties().isActive()}
        for l in project.layerTreeRoot().findLayers()
    ]
    project.clear()
    return out
