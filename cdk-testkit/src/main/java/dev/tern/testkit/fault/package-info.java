/** What goes wrong around a connector, on demand: networks, disks, memory, clocks, pipes. */
@NullMarked
package dev.tern.testkit.fault;

import org.jspecify.annotations.NullMarked;
