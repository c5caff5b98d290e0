"""Works out withheld small counts from what is published. Knows nothing of how omrade withholds."""
