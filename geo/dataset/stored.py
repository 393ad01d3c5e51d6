"""Events read from their file as they are asked for, by DuckDB: those of a dataset too large to hold in memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.dataset.days import UNDATED
from geo.dataset.letters import lowered_column
from geo.dataset.store import Dataset, typed
from geo.events import DATED_BY_PUBLICATION
from geo.model import DatePrecision, Role

#: Columns in which words are looked for.
_WORDS_OF_EVENTS = ("text", "toponym", "attributed_to")
_WORDS_OF_ARTICLES = ("title", "publisher")
#: So many rows are named in the question itself: DuckDB then reads only the parts of the file that hold them.
_MOST_LISTED = 1000


class StoredEvents:
    """The events of one dataset in its file, numbered from 0: oldest first, undated last.

    Only reports that are principal and whose place has the role of an event are numbered, in the order of
    `event_rows.joined`. A few numbers an event are kept in memory, some 40 bytes; the rest is read when asked for.

    Parameters
    ----------
    dataset : Dataset
        Its places and articles are frames; its events are not looked at.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._file = dataset.path / "events.parquet"
        self._connection = duckdb.connect()
        self._connection.execute("SET enable_progress_bar = false")
        for name, table, columns in (
            ("places", dataset.places, ["id"]),
            ("articles", dataset.articles, ["id", *_WORDS_OF_ARTICLES]),
        ):
            # As DuckDB's own tables: it would otherwise turn the frames anew into its form at each question.
            frame = table[columns].assign(row=np.arange(len(table), dtype=np.int32))
            with self._connection.cursor() as cursor:
                cursor.register("given", frame)
                cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self._read()

    def _read(self) -> None:
        """Read the numbers that are kept."""
        first, last = (
            f"(CASE WHEN e.date_precision = '{DatePrecision.UNKNOWN}' THEN NULL ELSE e.{name} END)"
            for name in ("start", '"end"')
        )
        found = self._ask(
            f"""SELECT file_row_number AS row, coalesce({first} - DATE '1970-01-01', {UNDATED})::INTEGER AS start,
                coalesce({last} - DATE '1970-01-01', {UNDATED})::INTEGER AS until, e.type AS type,
                coalesce(p.row, -1)::INTEGER AS place, coalesce(a.row, -1)::INTEGER AS article,
                coalesce(e.date_precision = 'day', false)
                    AND NOT contains(coalesce(e.reasons, ''), '{DATED_BY_PUBLICATION}') AS exact_day,
                coalesce(e.geo_precision IN ('site', 'settlement'), false) AS exact_place,
                coalesce(e.place_uncertain, false) AS uncertain,
                coalesce(least(greatest(e.killed, 0), {np.iinfo(np.int32).max}), 0)::INTEGER AS killed
            FROM read_parquet($file, file_row_number = true) e
            LEFT JOIN places p ON p.id = e.place_id LEFT JOIN articles a ON a.id = e.article_id
            WHERE e.role = '{Role.EVENT.value}' AND e.principal
            ORDER BY {first}, e.article_id, e.evidence_start, e.id"""
        )
        frame = found.df()
        types, self.types = pd.factorize(frame["type"])
        self.type = types.astype(np.int32)
        self.exact_day, self.exact_place, self.uncertain = (
            frame[name].to_numpy(dtype=bool) for name in ("exact_day", "exact_place", "uncertain")
        )
        self.start, self.end, self.place, self.article, self.killed = (
            frame[name].to_numpy(dtype=np.int32) for name in ("start", "until", "place", "article", "killed")
        )
        self._row = frame["row"].to_numpy(dtype=np.int64)

    def __len__(self) -> int:
        return len(self._row)

    def at(self, numbers: npt.NDArray[np.intp]) -> pd.DataFrame:
        """The events with these numbers, in this order, with the columns of the table and their number of `reports`."""
        rows = self._row[numbers]
        listed = ", ".join(map(str, rows)) if 0 < len(rows) <= _MOST_LISTED else "SELECT row FROM wanted"
        frame = self._table(
            f"SELECT * FROM read_parquet($file, file_row_number = true) WHERE file_row_number IN ({listed})",
            wanted=pd.DataFrame({"row": rows}),
        )
        frame = typed("events", frame.set_index("file_row_number").loc[rows].reset_index(drop=True))
        further = frame["group_id"].map(self._further_reports).fillna(0).astype("int64")
        found: pd.DataFrame = frame.assign(reports=1 + further)
        return found

    def number_of(self, event_id: str) -> int | None:
        """The number of the event with this id; None: there is none, or it is not numbered."""
        found = self._ask(
            "SELECT file_row_number AS row FROM read_parquet($file, file_row_number = true) WHERE id = $id", id=event_id
        )
        rows = found.fetchnumpy()["row"]
        at = np.searchsorted(self._by_row[0], rows[0]) if len(rows) else len(self)
        return int(self._by_row[1][at]) if at < len(self) and self._by_row[0][at] == rows[0] else None

    def reports_of(self, event_id: str) -> pd.DataFrame:
        """All reports of the event that this report belongs to."""
        reports = self._table(
            """SELECT * FROM read_parquet($file)
            WHERE group_id = (SELECT any_value(group_id) FROM read_parquet($file) WHERE id = $id)""",
            id=event_id,
        )
        return typed("events", reports)

    def having(self, word: str) -> npt.NDArray[np.bool_]:
        """Of each event, whether one of its reports holds a word: in what is said, who says so, or the article.

        Parameters
        ----------
        word : str
            In the form of `geo.dataset.letters.lowered`.
        """
        articles = self._ask(f"SELECT row FROM articles WHERE {_holding(_WORDS_OF_ARTICLES)}", word=word).fetchnumpy()
        said = self._ask(
            f"""SELECT file_row_number AS row FROM read_parquet($file, file_row_number = true) e
            WHERE {_holding(_WORDS_OF_EVENTS)} OR group_id IN (
                SELECT group_id FROM read_parquet($file) e LEFT JOIN articles a ON a.id = e.article_id
                WHERE NOT principal AND ({_holding((*_WORDS_OF_EVENTS, *_WORDS_OF_ARTICLES))}))""",
            word=word,
        )
        return np.isin(self.article, articles["row"]) | np.isin(self._row, said.fetchnumpy()["row"])

    @cached_property
    def reports(self) -> npt.NDArray[np.int32]:
        """How many reports tell of each event."""
        further = self._ask(
            """SELECT file_row_number AS row, more FROM read_parquet($file, file_row_number = true) e JOIN (
                SELECT group_id, count(*) AS more FROM read_parquet($file) WHERE NOT principal GROUP BY group_id
            ) further ON further.group_id = e.group_id WHERE principal"""
        ).fetchnumpy()
        at = pd.Index(self._row).get_indexer(further["row"])
        found = np.ones(len(self), dtype=np.int32)
        found[at[at >= 0]] += further["more"][at >= 0].astype(np.int32)
        return found

    @cached_property
    def _further_reports(self) -> pd.Series[int]:
        """How many reports besides the principal one an event has, by its group; those that have any."""
        found = self._ask(
            "SELECT group_id, count(*) AS more FROM read_parquet($file) WHERE NOT principal GROUP BY group_id"
        ).df()
        return pd.Series(found["more"].to_numpy(), index=found["group_id"])

    @cached_property
    def _by_row(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp]]:
        """The rows of the file, ascending, and the number of each."""
        order = np.argsort(self._row, kind="stable")
        return self._row[order], order

    def _table(self, question: str, **values: object) -> pd.DataFrame:
        table = self._ask(question, **values).to_arrow_table()
        frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def _ask(self, question: str, **values: object) -> duckdb.DuckDBPyRelation:
        cursor = self._connection.cursor()  # each thread its own
        for name in [name for name, value in values.items() if isinstance(value, pd.DataFrame)]:
            cursor.register(name, values.pop(name))
        values["file"] = str(self._file)
        return cursor.sql(question, params={name: values[name] for name in values if f"${name}" in question})


def _holding(columns: Iterable[str]) -> str:
    return " OR ".join(f"coalesce(contains({lowered_column(name)}, $word), false)" for name in columns)


@lru_cache(maxsize=4)
def stored_events(dataset: Dataset) -> StoredEvents | None:
    """The events of a dataset that does not hold them; None for one that does."""
    return None if dataset.held_events is not None else StoredEvents(dataset)
