/** The linter: judges what a connector printed by the rules that a transcript can show. */
@NullMarked
package dev.tern.testkit.lint;

import org.jspecify.annotations.NullMarked;
