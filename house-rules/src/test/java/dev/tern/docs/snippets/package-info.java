/** The examples the documentation shows, as they are compiled and run. */
@NullMarked
package dev.tern.docs.snippets;

import org.jspecify.annotations.NullMarked;
