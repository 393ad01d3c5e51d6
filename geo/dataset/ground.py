"""The places of a dataset along a curve through the map, on which those near each other mostly follow each other.

The curve is Morton's: the digits of column and line, in base 2, take turns. Whatever the zoom level, the places of one
small square of the map stand together on it, so that to count by squares is to add up runs, with nothing to be sorted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset.boundaries import boundary_of
from geo.dataset.event_rows import codes, located
from geo.dataset.mercator import Floats, pixels_x, pixels_y
from geo.dataset.store import Dataset

Ints = npt.NDArray[np.int32]
Positions = npt.NDArray[np.intp]

#: Side of a cell in pixels of the zoom level: that of a grain in ``static/grains.js``.
CELL_PX = 2
_FINEST_ZOOM = 19
AREAS = ("district", "region", "country")
KM_A_DEGREE = 111.2
#: Degrees; nearer to a pole a symbol would lie beyond the map's edge.
_MOST_LATITUDE = 84


@dataclass(frozen=True)
class Ground:
    """The located places of a dataset: settlements along the curve, then areas along the curve.

    Attributes
    ----------
    at : numpy.ndarray of int32
        Where each place of `event_rows.codes` stands; `len(rows)`: for one without coordinates, and last for
        none.
    rows : numpy.ndarray of int32
        Rows of the dataset's places.
    key : numpy.ndarray of int64
        Where on the curve, by cells of the finest zoom level.
    x, y : numpy.ndarray of float
        What the place's symbol stands for, in pixels at zoom 0.
    latitude, longitude : numpy.ndarray of float
        The place itself, WGS84 degrees.
    area : numpy.ndarray of bool
    order : numpy.ndarray of int32
        Its rank by id, as the event layer has them: what is drawn first and gives a symbol its name goes by it.
    """

    at: Ints
    rows: Ints
    key: npt.NDArray[np.int64]
    x: Floats
    y: Floats
    latitude: Floats
    longitude: Floats
    area: npt.NDArray[np.bool_]
    order: Ints

    def cell(self, zoom: int) -> npt.NDArray[np.int64]:
        """The cell of the map that each place is in at a zoom level."""
        return self.key >> (2 * (_FINEST_ZOOM - zoom))


@lru_cache(maxsize=4)
def ground_of(dataset: Dataset) -> Ground:
    """The places of a dataset in the order of the curve, made once."""
    known, has_point = codes(dataset), located(dataset)[:-1]
    numbers = np.flatnonzero(has_point)
    rows = pd.Index(dataset.places["id"]).get_indexer(pd.Index(known.places[numbers]))
    table = dataset.places.iloc[rows]
    latitude, longitude, extent_km = (
        table[name].to_numpy(dtype=float, na_value=np.nan) for name in ("latitude", "longitude", "extent_km")
    )
    area = table["geo_precision"].isin(AREAS).to_numpy(dtype=bool)
    x, y = pixels_of_symbols(table["id"].tolist(), latitude, longitude, np.where(area, np.nan_to_num(extent_km), 0))
    key = _along_the_curve(x, y)
    order = np.empty(len(rows), dtype=np.int32)
    order[table["id"].argsort().to_numpy()] = np.arange(len(rows))
    stands = np.lexsort((key, area))
    at = np.full(len(known.places) + 1, len(rows), dtype=np.int32)
    at[numbers[stands]] = np.arange(len(rows))
    return Ground(
        at,
        rows[stands].astype(np.int32),
        key[stands],
        x[stands],
        y[stands],
        latitude[stands],
        longitude[stands],
        area[stands],
        order[stands],
    )


def pixels_of_symbols(
    places: Sequence[str], latitude: Floats, longitude: Floats, extent_km: Floats
) -> tuple[Floats, Floats]:
    """Say what symbols stand for: a point within an area's outline, else the place's own point, or an area's middle.

    ``static/layout.js`` moves the symbols of areas without an outline aside from their middle.

    Parameters
    ----------
    places : sequence of str
        Ids.
    latitude, longitude : numpy.ndarray of float
        WGS84 degrees.
    extent_km : numpy.ndarray of float
        0 for all but areas.

    Returns
    -------
    tuple of numpy.ndarray of float
        x and y, in pixels at zoom 0.
    """
    latitude, longitude = latitude.copy(), longitude.copy()
    for i in np.flatnonzero(extent_km).tolist():
        if (found := boundary_of(places[i])) is not None:
            latitude[i], longitude[i] = found.latitude, found.longitude
    return pixels_x(longitude), pixels_y(np.clip(latitude, -_MOST_LATITUDE, _MOST_LATITUDE))


def _along_the_curve(x: Floats, y: Floats) -> npt.NDArray[np.int64]:
    cells = 2**_FINEST_ZOOM / CELL_PX
    column, line = (np.clip(pixels * cells, 0, 256 * cells - 1).astype(np.int64) for pixels in (x, y))
    return _spread(column) | (_spread(line) << 1)


def _spread(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Put a 0 before each binary digit of numbers below 2**32."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        numbers = (numbers | (numbers << shift)) & mask
    return numbers
