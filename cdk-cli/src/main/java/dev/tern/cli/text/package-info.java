/** Text for a terminal: how wide it is, how it stands in columns, how numbers and times look. */
@NullMarked
package dev.tern.cli.text;

import org.jspecify.annotations.NullMarked;
