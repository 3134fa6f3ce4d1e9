/** Signing in, without an issuer. */
@NullMarked
package nl.opvang.plumbing.page.signin;

import org.jspecify.annotations.NullMarked;
