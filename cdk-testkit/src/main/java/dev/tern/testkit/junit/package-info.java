/** The suites as JUnit tests: extend one, say what your connector is, and run your tests. */
@NullMarked
package dev.tern.testkit.junit;

import org.jspecify.annotations.NullMarked;
