/** What people ask a worker for: connections, syncs, refreshes, clears and their history. */
@NullMarked
package dev.tern.worker;

import org.jspecify.annotations.NullMarked;
