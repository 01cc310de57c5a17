/**
 * The command {@code cdk}: what people and scripts ask of the worker, and how they are answered.
 */
@NullMarked
package dev.tern.cli;

import org.jspecify.annotations.NullMarked;
