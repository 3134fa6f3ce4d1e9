/** What all requests for money have in common: asked, assessed, approved by others, decided, objected to. */
@NullMarked
package nl.opvang.funding.procedure;

import org.jspecify.annotations.NullMarked;
