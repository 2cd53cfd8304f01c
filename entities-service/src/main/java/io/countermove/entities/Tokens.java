package io.countermove.entities;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text as its words, in any script: without case, width, accents and punctuation. A run of characters that have no
/// spaces between them (Chinese, Japanese, Korean) is one token. What is stored and what is asked are read alike.
public final class Tokens {
    private static final int LONGEST = 100;
    private static final Pattern ACCENT = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{Mn}+");
    /// S.A. is SA, and U.S. is US.
    private static final Pattern INITIALS =
            Pattern.compile("\\.(?<=(?<![\\p{L}\\p{N}])\\p{L}.)(?=\\p{L}(?![\\p{L}\\p{N}]))");
    private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ`](?<=\\p{L}.)(?=\\p{L})");
    private static final String IDEOGRAPHS = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ー";
    private static final Pattern TOKEN = Pattern.compile(
            "[" + IDEOGRAPHS + "]+|\\p{N}+(?:\\.\\p{N}+)+|(?:(?![" + IDEOGRAPHS + "])[\\p{L}\\p{M}\\p{N}])+");
    /// The same of a text that has no other characters, much faster.
    private static final Pattern ASCII_TOKEN = Pattern.compile("[0-9]+(?:\\.[0-9]+)+|[a-z0-9]+");
    private static final Pattern JOINED = Pattern.compile("[" + IDEOGRAPHS + "].*");
    private static final Transliterator TO_ASCII =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove; Lower");

    private Tokens() {}

    public static List<String> of(String text) {
        var tokens = new ArrayList<String>();
        var folded = fold(text);
        var match = (isAscii(folded) ? ASCII_TOKEN : TOKEN).matcher(folded);
        while (match.find()) {
            var token = match.group();
            tokens.add(token.length() > LONGEST ? token.substring(0, LONGEST) : token);
        }
        return tokens;
    }

    /// Whether no two such tokens are the same unless they are equal: H20 is neither H200 nor H2O.
    public static boolean isCode(String token) {
        return token.chars().anyMatch(each -> Character.isDigit(each));
    }

    /// Whether it is a run of characters that are written without spaces.
    static boolean isJoined(String token) {
        return JOINED.matcher(token).matches();
    }

    /// In Latin letters.
    static String latin(List<String> tokens) {
        var text = String.join(" ", tokens);
        return isAscii(text) ? text : transliterate(text);
    }

    private static String fold(String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        if (!isAscii(text)) {
            var open = Normalizer.normalize(folded, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
            folded = Normalizer.normalize(ACCENT.matcher(open).replaceAll(""), Normalizer.Form.NFC)
                    .replace("ı", "i")
                    .replace("ß", "ss")
                    .replace("ø", "o")
                    .replace("ł", "l")
                    .replace("đ", "d")
                    .replace("æ", "ae");
        }
        folded = folded.replace("&", " and ").replace("+", " plus ").replace("#", " sharp ");
        return INITIALS.matcher(APOSTROPHE.matcher(folded).replaceAll("")).replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static synchronized String transliterate(String text) {
        return of(TO_ASCII.transliterate(text)).stream().collect(Collectors.joining(" "));
    }
}
