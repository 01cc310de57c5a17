/**
 * The state a source is started with, in every form platforms hand it over. What is in a state is
 * the source's business.
 */
@NullMarked
package dev.tern.cdk.state;

import org.jspecify.annotations.NullMarked;
