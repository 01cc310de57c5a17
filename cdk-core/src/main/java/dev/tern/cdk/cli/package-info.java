/**
 * The way from {@code main} to a command and from a failure to an exit code. Which commands there
 * are is said by the source and destination modules; public for them alone.
 */
@NullMarked
package dev.tern.cdk.cli;

import org.jspecify.annotations.NullMarked;
