"""How each clause stands in its text: put forward, denied, doubted, left open, only reported, or nobody's claim."""
