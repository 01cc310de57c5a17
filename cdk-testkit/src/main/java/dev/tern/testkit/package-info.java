/**
 * Runs a connector the way a platform does, as a process of its own, and looks at what it says. It
 * knows the protocol and nothing of the kit's source and destination modules, so that it can judge
 * any connector.
 */
@NullMarked
package dev.tern.testkit;

import org.jspecify.annotations.NullMarked;
