/** The config and jobs databases: what is known between syncs. */
@NullMarked
package dev.tern.worker.store;

import org.jspecify.annotations.NullMarked;
