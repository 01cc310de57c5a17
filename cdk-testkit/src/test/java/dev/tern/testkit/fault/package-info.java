/** Tests of what goes wrong on demand. */
@NullMarked
package dev.tern.testkit.fault;

import org.jspecify.annotations.NullMarked;
