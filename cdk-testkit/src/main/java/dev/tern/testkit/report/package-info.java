/**
 * The ways to show what was found about a connector: to people, to CI servers, to other programs.
 */
@NullMarked
package dev.tern.testkit.report;

import org.jspecify.annotations.NullMarked;
