/** Connectors as processes: what a reference means, how one is started, fed, heard and ended. */
@NullMarked
package dev.tern.worker.connector;

import org.jspecify.annotations.NullMarked;
