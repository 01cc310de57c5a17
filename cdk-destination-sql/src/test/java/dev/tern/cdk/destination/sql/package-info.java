/** Tests of the SQL base: names, values, merges. */
@NullMarked
package dev.tern.cdk.destination.sql;

import org.jspecify.annotations.NullMarked;
