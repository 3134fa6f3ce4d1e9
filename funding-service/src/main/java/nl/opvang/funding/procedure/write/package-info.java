/** What is filled in at the steps that all procedures share, and what refusals of them are over HTTP. */
@NullMarked
package nl.opvang.funding.procedure.write;

import org.jspecify.annotations.NullMarked;
