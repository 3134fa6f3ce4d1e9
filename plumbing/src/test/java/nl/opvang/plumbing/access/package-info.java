/** Tokens for tests, and a walk past every endpoint of a service. */
@NullMarked
package nl.opvang.plumbing.access;

import org.jspecify.annotations.NullMarked;
