/** A destination that stores each stream as one JSON Lines file. Everything about it lives here. */
@NullMarked
package dev.tern.examples.jsonl;

import org.jspecify.annotations.NullMarked;
