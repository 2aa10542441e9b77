"""Days, as QGIS's temporal controller knows them."""

import contextlib
import os
import time

from qgis.core import (
    QgsDateTimeRange,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from client import states

# What the guide tells users to enter.
START = 'coalesce(to_datetime("start_date"), make_datetime(1,1,1,0,0,0))'
END = 'coalesce(to_datetime("end_date"), make_datetime(9999,12,31,0,0,0))'


def moment(day):
    """The first moment of a day, as a project file names it."""
    return QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)


def frame(day):
    """The controller's step of one day; its end is not part of it."""
    start = moment(day)
    return QgsDateTimeRange(start, start.addDays(1), True, False)


def animate(layer):
    """Enters the guide's expressions in a layer's properties."""
    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromExpressions)
    properties.setStartExpression(START)
    properties.setEndExpression(END)
    return layer


def shown(layer, step):
    """The states that a layer draws in a step of the controller."""
    properties = layer.temporalProperties()
    if not properties.isActive():
        raise RuntimeError(f"{layer.name()} has no time")
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    return states(layer, properties.createFilterString(context, step))


@contextlib.contextmanager
def zone(name):
    """Another time zone for this process, which Qt must have noticed."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        noon = QDateTime(QDate(2017, 7, 1), QTime(12, 0))
        if (noon.toUTC().time() == QTime(12, 0)) != (name == "UTC"):
            raise RuntimeError(f"Qt does not know the zone {name}")
        yield
    finally:
        os.environ["TZ"] = before or "UTC"
        time.tzset()
