/** One attempt of a sync: source, worker, destination, and what was acknowledged. */
@NullMarked
package dev.tern.worker.sync;

import org.jspecify.annotations.NullMarked;
