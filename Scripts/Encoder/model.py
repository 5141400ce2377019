"""The encoder: MiniLM (Wang et al. 2020), a small BERT, with three heads trained together.

Written out rather than taken from a library, since `Sources/Articles/Encoder` has to do the same sums.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

WIDTH, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
SHAPES = 6  # EncoderWord.Shape
CLAIMS, ATTRIBUTION, ENTITIES = 6, 15, 9  # ClaimLabel, AttributionLabel, EntityLabel
EPSILON = 1e-12


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, mask):
        rows, length, _ = x.shape
        qkv = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(*qkv, attn_mask=mask)
        y = y.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.attention_norm(x + self.dropout(self.out(y)))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, pieces, layers):
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = nn.Dropout(0.1)
        self.claims = nn.Linear(WIDTH, CLAIMS)
        self.attribution = nn.Linear(WIDTH, ATTRIBUTION)
        self.entities = nn.Linear(WIDTH, ENTITIES)
        for head in (self.claims, self.attribution, self.entities):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, pieces, shapes, lengths):
        """The top layer's vector for each piece of each window."""
        length = pieces.shape[1]
        places = torch.arange(length)
        mask = (places[None] < lengths[:, None])[:, None, None, :]
        x = self.pieces(pieces) + self.positions(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def of_sentences(self, top, sentence):
        """Six logits a sentence: from the mean of its pieces. `sentence` holds their numbers, -1 outside; the rows come
        back in the order of the numbers, which count through the batch."""
        inside = sentence >= 0
        count = int(sentence.max()) + 1
        sums = torch.zeros(count, WIDTH).index_add_(0, sentence[inside], top[inside].float())
        sizes = torch.zeros(count).index_add_(0, sentence[inside], torch.ones(int(inside.sum())))
        return self.claims(sums / sizes[:, None])


def from_public(path, numbers, layers):
    """With the weights of the public encoder: of its layers those named, of its pieces those of the cut vocabulary."""
    public = load_file(path)
    encoder = Encoder(len(numbers), len(layers))
    state = {}

    def put(name, tensor):
        state[name] = tensor.float().clone()

    put("pieces.weight", public["embeddings.word_embeddings.weight"][torch.tensor(numbers)])
    # Every piece is of the first kind: its vector goes into the positions.
    kind = public["embeddings.token_type_embeddings.weight"][0]
    put("positions.weight", public["embeddings.position_embeddings.weight"] + kind)
    for part in ("weight", "bias"):
        put(f"norm.{part}", public[f"embeddings.LayerNorm.{part}"])
    for number, layer in enumerate(layers):
        old, new = f"encoder.layer.{layer}.", f"layers.{number}."
        for part in ("weight", "bias"):
            three = [public[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            put(f"{new}qkv.{part}", torch.cat(three))
            put(f"{new}out.{part}", public[f"{old}attention.output.dense.{part}"])
            put(f"{new}attention_norm.{part}", public[f"{old}attention.output.LayerNorm.{part}"])
            put(f"{new}up.{part}", public[f"{old}intermediate.dense.{part}"])
            put(f"{new}down.{part}", public[f"{old}output.dense.{part}"])
            put(f"{new}norm.{part}", public[f"{old}output.LayerNorm.{part}"])
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    assert not unexpected and all(n.split(".")[0] in ("shapes", "claims", "attribution", "entities") for n in missing)
    return encoder
