/** Tests of the types: what each schema means and that nothing is lost on the way. */
@NullMarked
package dev.tern.protocol.types;

import org.jspecify.annotations.NullMarked;
