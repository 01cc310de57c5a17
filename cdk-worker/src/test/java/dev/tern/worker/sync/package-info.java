/** Attempts with connectors that misbehave on command. */
@NullMarked
package dev.tern.worker.sync;

import org.jspecify.annotations.NullMarked;
