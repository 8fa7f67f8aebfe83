package dev.sextant.search;

import dev.sextant.board.IndexCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * The index of all records of all incidents of this node. A word that is sought is a phrase: its characters stand one after
 * the other; of several words a record has all. A word of Latin letters also finds what begins with it.
 *
 * <p>Belongs to one thread at a time.
 */
public final class SearchIndex implements AutoCloseable {
    private static final String KEY = "key";
    private static final String INCIDENT = "incident";
    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String TEXT = "text";
    private static final float ID_COUNTS = 20;
    private static final double BUFFER_MB = 4;

    private final Words sought = Words.sought();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /**
     * What was found.
     *
     * @param total how many there are altogether
     * @param ids the best of them, best first
     */
    public record Found(long total, List<String> ids) {}

    public SearchIndex() {
        try {
            writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(Words.kept())
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setMergeScheduler(new SerialMergeScheduler()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps these cards of an incident in place of earlier ones of the same records. */
    public void keep(String incident, List<IndexCard> cards) {
        try {
            for (IndexCard card : cards) {
                Document document = new Document();
                document.add(new StringField(KEY, key(incident, card.id()), Store.NO));
                document.add(new StringField(INCIDENT, incident, Store.NO));
                document.add(new StringField(ID, card.id(), Store.YES));
                document.add(new StringField(TYPE, card.type(), Store.NO));
                for (String text : card.words()) {
                    document.add(new TextField(TEXT, text, Store.NO));
                }
                writer.updateDocument(new Term(KEY, key(incident, card.id())), document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets an incident: it is kept anew, or gone. */
    public void forget(String incident) {
        try {
            writer.deleteDocuments(new Term(INCIDENT, incident));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of an incident that say all this, the best first. */
    public Found find(String incident, List<String> words, int most) {
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                return find(searcher, query(incident, words), most);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found find(IndexSearcher searcher, Query query, int most) throws IOException {
        TopDocs top = searcher.search(query, most);
        List<String> ids = new ArrayList<>();
        for (ScoreDoc each : top.scoreDocs) {
            ids.add(searcher.storedFields().document(each.doc).get(ID));
        }
        return new Found(searcher.count(query), ids);
    }

    private Query query(String incident, List<String> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(new Term(INCIDENT, incident)), Occur.FILTER);
        for (String word : words) {
            all.add(one(word), Occur.MUST);
        }
        return all.build();
    }

    private Query one(String word) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(new BoostQuery(new TermQuery(new Term(ID, word.toUpperCase(Locale.ROOT))), ID_COUNTS), Occur.SHOULD);
        Query phrase = new QueryBuilder(sought).createPhraseQuery(TEXT, word);
        if (phrase != null) {
            any.add(phrase, Occur.SHOULD);
        }
        if (word.chars().allMatch(letter -> letter < 128 && Character.isLetterOrDigit(letter))) {
            any.add(new PrefixQuery(new Term(TEXT, word.toLowerCase(Locale.ROOT))), Occur.SHOULD);
        }
        return any.build();
    }

    private static String key(String incident, String record) {
        return incident + "/" + record;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
