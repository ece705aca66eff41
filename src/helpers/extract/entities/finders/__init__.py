"""Where may a name stand? A finder for each thing that tells: its words, its number, a list, the recogniser."""
