package dev.sextant.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How a text falls into words. Chinese has no spaces: it is cut into pairs of characters that overlap, which finds every
 * name and new word without a dictionary (Lucene's CJK analysis); English words lose their plural.
 */
final class Words extends Analyzer {
    private static final int EVERY_SCRIPT =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final boolean single;

    private Words(boolean single) {
        this.single = single;
    }

    /** Of what is kept: single characters, too, so that one alone is found. */
    static Words kept() {
        return new Words(true);
    }

    /** Of what is sought: pairs only, as a single one says little; a character alone stays one. */
    static Words sought() {
        return new Words(false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(new CJKWidthFilter(source));
        return new TokenStreamComponents(
                source, new EnglishMinimalStemFilter(new CJKBigramFilter(words, EVERY_SCRIPT, single)));
    }
}
