/** The suites as JUnit 5 tests: one test per rule. */
@NullMarked
package dev.tern.testkit.junit;

import org.jspecify.annotations.NullMarked;
