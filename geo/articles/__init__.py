"""Any file or folder to `geo.model.Article`: plain text, Markdown with front matter, saved HTML pages."""

from geo.articles.inputs import find_inputs
from geo.articles.reading import MAX_BYTES, parse_article, read_article, read_articles

__all__ = ["MAX_BYTES", "find_inputs", "parse_article", "read_article", "read_articles"]
