/** How far a sync is: a value that moves on with time, and the views of it. */
@NullMarked
package dev.tern.cli.progress;

import org.jspecify.annotations.NullMarked;
