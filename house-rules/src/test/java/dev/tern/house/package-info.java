/**
 * The laws of the house, checked against the whole tree. What a module does is tested in the
 * module.
 */
@NullMarked
package dev.tern.house;

import org.jspecify.annotations.NullMarked;
