/** The demo OpenID issuer: never part of a production installation. */
@NullMarked
package nl.opvang.issuer;

import org.jspecify.annotations.NullMarked;
