/**
 * The SLF4J 2 binding: what author and library code logs leaves the process as LOG messages. Part
 * of the kit because a connector is a process, not a library.
 */
@NullMarked
package dev.tern.cdk.log;

import org.jspecify.annotations.NullMarked;
