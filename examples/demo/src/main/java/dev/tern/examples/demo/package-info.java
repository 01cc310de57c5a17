/**
 * The demo: the sample database goes through two real connector processes into a DuckDB file. It
 * knows connectors only as a platform does, by their command lines and their messages.
 */
@NullMarked
package dev.tern.examples.demo;

import org.jspecify.annotations.NullMarked;
