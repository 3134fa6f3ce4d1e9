/** What may be asked for and told about first reception, and when. */
@NullMarked
package nl.opvang.funding.firstreception.domain;

import org.jspecify.annotations.NullMarked;
