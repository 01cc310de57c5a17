@NullMarked
package dev.tern.examples.jsonl;

import org.jspecify.annotations.NullMarked;
