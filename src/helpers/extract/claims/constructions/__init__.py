"""Constructions: the ways in which English puts something forward, each a named entry with its example and its test."""
