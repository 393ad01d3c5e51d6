"""Gazette turns news articles into a map of events that you scrub through time and share as a link."""
