/** The suites: how each rule is tried on a running connector. */
@NullMarked
package dev.tern.testkit.suite;

import org.jspecify.annotations.NullMarked;
