/** The pages of requests for money: what there is, each dossier, and a form per step. */
@NullMarked
package nl.opvang.funding.application.page;

import org.jspecify.annotations.NullMarked;
