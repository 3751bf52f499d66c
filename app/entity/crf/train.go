package crf

import (
	"math"
	"math/rand/v2"
)

// A Sequence is one sentence to learn from.
type Sequence struct {
	// Features holds, for each token, the numbers of its active features.
	Features [][]uint32
	// Blind, if not nil, holds the features that a token would have if its
	// word had never been seen; nil for a token without such a set.
	Blind [][]uint32
	// Allowed holds, for each token, the set of labels it may have. One bit
	// set everywhere is full supervision.
	Allowed []uint64
	// Base, if not nil, is a fixed score per token and label to start from.
	Base []float32
	// Weight scales the sequence's part in the gradient.
	Weight float32
}

// Options steer a training run.
type Options struct {
	Epochs  int
	Rate    float64 // AdaGrad's step
	Blind   float64 // share of visits at which a token's word is unknown
	Dropout float64 // share of features left out at each visit
	Decay   float64 // L2: weights shrink by this factor of themselves per epoch
	Average int     // the result is the mean of the last so many epochs
	Seed    uint64
	// Progress, if not nil, is told the loss per token after each epoch.
	Progress func(epoch int, loss float64)
}

// A Trainer learns weights. The same input gives the same weights.
type Trainer struct {
	Scheme  Scheme
	L       int
	W, G    []float32 // features × labels: weights, sums of squared gradients
	T, GT   []float32 // labels × labels
	starts  []int
	ends    []int
	expT    []float32
	node    []float32
	ex      []float32
	cex     []float32
	alpha   []float32
	beta    []float32
	marg    [2][]float32
	edge    [2][]float32
	kept    []uint32
	keptEnd []int
}

// NewTrainer returns a trainer for a number of features.
func NewTrainer(s Scheme, features int) *Trainer {
	L := s.Labels()
	t := &Trainer{Scheme: s, L: L, W: make([]float32, features*L), G: make([]float32, features*L), T: make([]float32, L*L), GT: make([]float32, L*L),
		starts: s.Starts(), ends: s.Ends(), expT: make([]float32, L*L)}
	t.edge[0], t.edge[1] = make([]float32, L*L), make([]float32, L*L)
	return t
}

// Train runs over the sequences and leaves the averaged weights in W and T.
func (t *Trainer) Train(seqs []Sequence, o Options) {
	rng := rand.New(rand.NewPCG(o.Seed, 0x9e3779b97f4a7c15))
	order := make([]int, len(seqs))
	for i := range order {
		order[i] = i
	}
	sumW, sumT := make([]float32, len(t.W)), make([]float32, len(t.T))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, tokens := 0.0, 0
		for _, i := range order {
			loss += t.learn(&seqs[i], o, rng)
			tokens += len(seqs[i].Features)
		}
		if o.Decay > 0 {
			f := float32(1 - o.Decay)
			for i := range t.W {
				t.W[i] *= f
			}
		}
		if epoch >= o.Epochs-o.Average {
			for i, w := range t.W {
				sumW[i] += w
			}
			for i, w := range t.T {
				sumT[i] += w
			}
		}
		if o.Progress != nil {
			o.Progress(epoch, loss/float64(tokens))
		}
	}
	if o.Average > 0 {
		f := 1 / float32(min(o.Average, o.Epochs))
		for i := range sumW {
			t.W[i] = sumW[i] * f
		}
		for i := range sumT {
			t.T[i] = sumT[i] * f
		}
	}
}

// Mean adds u to t, which is the mean of n trainers, and makes it that of n+1.
func (t *Trainer) Mean(u *Trainer, n int) {
	a, b := float32(n)/float32(n+1), 1/float32(n+1)
	for i := range t.W {
		t.W[i] = a*t.W[i] + b*u.W[i]
	}
	for i := range t.T {
		t.T[i] = a*t.T[i] + b*u.T[i]
	}
}

func grow(b []float32, n int) []float32 {
	if cap(b) < n {
		return make([]float32, n*2)[:n]
	}
	return b[:n]
}

// learn takes one step on a sequence and returns its loss.
func (t *Trainer) learn(s *Sequence, o Options, rng *rand.Rand) float64 {
	n, L := len(s.Features), t.L
	if n == 0 {
		return 0
	}
	t.score(s, o.Dropout, o.Blind, rng)
	t.exponentials(n)
	t.cex = grow(t.cex, n*L)
	for i := range n {
		for y := range L {
			if s.Allowed[i]>>y&1 != 0 {
				t.cex[i*L+y] = t.ex[i*L+y]
			} else {
				t.cex[i*L+y] = 0
			}
		}
	}
	free := t.marginals(t.ex, n, 0)
	held := t.marginals(t.cex, n, 1)
	if math.IsInf(held, -1) || math.IsNaN(held) {
		return 0 // the labels allowed form no path
	}
	t.update(n, s.Weight, float32(o.Rate), 1/float32(1-o.Dropout))
	return free - held
}

// score fills node with the scores of the labels, features dropped at random.
func (t *Trainer) score(s *Sequence, dropout, blind float64, rng *rand.Rand) {
	n, L := len(s.Features), t.L
	t.node = grow(t.node, n*L)
	t.kept, t.keptEnd = t.kept[:0], t.keptEnd[:0]
	limit := uint32(dropout * (1 << 16))
	scale := 1 / float32(1-dropout)
	bits, left := uint64(0), 0
	for i, fs := range s.Features {
		row := t.node[i*L : (i+1)*L]
		clear(row)
		if blind > 0 && s.Blind != nil && s.Blind[i] != nil && rng.Float64() < blind {
			fs = s.Blind[i]
		}
		for _, f := range fs {
			if limit > 0 {
				if left == 0 {
					bits, left = rng.Uint64(), 4
				}
				r := uint32(bits & 0xffff)
				bits >>= 16
				left--
				if r < limit {
					continue
				}
			}
			t.kept = append(t.kept, f)
			w := t.W[int(f)*L : int(f)*L+L]
			for y, v := range w {
				row[y] += v
			}
		}
		for y := range row {
			row[y] *= scale
		}
		if s.Base != nil {
			for y, v := range s.Base[i*L : (i+1)*L] {
				row[y] += v
			}
		}
		t.keptEnd = append(t.keptEnd, len(t.kept))
	}
}

// exponentials fills ex and expT.
func (t *Trainer) exponentials(n int) {
	L := t.L
	t.ex = grow(t.ex, n*L)
	for i := range n {
		row, out := t.node[i*L:(i+1)*L], t.ex[i*L:(i+1)*L]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for y, v := range row {
			if v < top-40 {
				out[y] = 1e-17
				continue
			}
			out[y] = float32(math.Exp(float64(v - top)))
		}
	}
	for _, e := range t.ends {
		for _, b := range t.starts {
			t.expT[e*L+b] = float32(math.Exp(float64(t.T[e*L+b])))
		}
	}
	for k := range t.Scheme.Types {
		b, i, e := t.Scheme.Label(k, Begin), t.Scheme.Label(k, Inside), t.Scheme.Label(k, End)
		for _, p := range [4][2]int{{b, i}, {b, e}, {i, i}, {i, e}} {
			t.expT[p[0]*L+p[1]] = float32(math.Exp(float64(t.T[p[0]*L+p[1]])))
		}
	}
}

// marginals runs forward-backward over the node factors and leaves node and
// edge marginals in slot which. It returns the log of the normaliser, without
// the tops that exponentials took out.
func (t *Trainer) marginals(ex []float32, n, which int) float64 {
	L := t.L
	t.alpha, t.beta = grow(t.alpha, n*L), grow(t.beta, n*L)
	t.marg[which] = grow(t.marg[which], n*L)
	edge := t.edge[which]
	clear(edge)
	a := t.alpha[:L]
	clear(a)
	for _, b := range t.starts {
		a[b] = ex[b]
	}
	logZ := math.Log(float64(normalise(a)))
	for i := 1; i < n; i++ {
		prev, cur, e := t.alpha[(i-1)*L:i*L], t.alpha[i*L:(i+1)*L], ex[i*L:(i+1)*L]
		t.forward(prev, cur, e)
		logZ += math.Log(float64(normalise(cur)))
	}
	last := t.beta[(n-1)*L : n*L]
	clear(last)
	z := float32(0)
	for _, e := range t.ends {
		last[e] = 1
		z += t.alpha[(n-1)*L+e]
	}
	logZ += math.Log(float64(z))
	for i := n - 1; i >= 0; i-- {
		al, be, m := t.alpha[i*L:(i+1)*L], t.beta[i*L:(i+1)*L], t.marg[which][i*L:(i+1)*L]
		for y := range m {
			m[y] = al[y] * be[y]
		}
		normalise(m)
		if i > 0 {
			t.backward(t.alpha[(i-1)*L:i*L], t.beta[(i-1)*L:i*L], be, ex[i*L:(i+1)*L], edge)
		}
	}
	return logZ
}

func normalise(v []float32) float32 {
	s := float32(0)
	for _, x := range v {
		s += x
	}
	if s <= 0 {
		return 0
	}
	f := 1 / s
	for i := range v {
		v[i] *= f
	}
	return s
}

func (t *Trainer) forward(prev, cur, ex []float32) {
	L := t.L
	clear(cur)
	for _, e := range t.ends {
		p := prev[e]
		if p < 1e-12 {
			continue
		}
		row := t.expT[e*L : (e+1)*L]
		for _, b := range t.starts {
			cur[b] += p * row[b]
		}
	}
	for k := range t.Scheme.Types {
		b := 1 + 4*k
		cur[b+1] = prev[b]*t.expT[b*L+b+1] + prev[b+1]*t.expT[(b+1)*L+b+1]
		cur[b+2] = prev[b]*t.expT[b*L+b+2] + prev[b+1]*t.expT[(b+1)*L+b+2]
	}
	for y := range cur {
		cur[y] *= ex[y]
	}
}

// backward fills out, the backward factors of the token before, and adds the
// edge marginals between the two tokens.
func (t *Trainer) backward(alpha, out, beta, ex, edge []float32) {
	L := t.L
	clear(out)
	var next [64]float32
	for y := range L {
		next[y] = ex[y] * beta[y]
	}
	z := float32(0)
	for _, e := range t.ends {
		row := t.expT[e*L : (e+1)*L]
		s := float32(0)
		for _, b := range t.starts {
			s += row[b] * next[b]
		}
		out[e] = s
		z += alpha[e] * s
	}
	for k := range t.Scheme.Types {
		b := 1 + 4*k
		out[b] = t.expT[b*L+b+1]*next[b+1] + t.expT[b*L+b+2]*next[b+2]
		out[b+1] = t.expT[(b+1)*L+b+1]*next[b+1] + t.expT[(b+1)*L+b+2]*next[b+2]
		z += alpha[b]*out[b] + alpha[b+1]*out[b+1]
	}
	if z > 0 {
		f := 1 / z
		for _, e := range t.ends {
			p := alpha[e] * f
			if p < 1e-7 {
				continue
			}
			row, er := t.expT[e*L:(e+1)*L], edge[e*L:(e+1)*L]
			for _, b := range t.starts {
				er[b] += p * row[b] * next[b]
			}
		}
		for k := range t.Scheme.Types {
			b := 1 + 4*k
			for _, p := range [4][2]int{{b, b + 1}, {b, b + 2}, {b + 1, b + 1}, {b + 1, b + 2}} {
				edge[p[0]*L+p[1]] += alpha[p[0]] * f * t.expT[p[0]*L+p[1]] * next[p[1]]
			}
		}
	}
	normalise(out)
}

// update takes the AdaGrad step (Duchi, Hazan and Singer 2011).
func (t *Trainer) update(n int, weight, rate, scale float32) {
	L := t.L
	var ys [64]int
	var gs [64]float32
	at := 0
	for i := range n {
		free, held := t.marg[0][i*L:(i+1)*L], t.marg[1][i*L:(i+1)*L]
		k := 0
		for y := range L {
			if g := (free[y] - held[y]) * weight * scale; g > 1e-4 || g < -1e-4 {
				ys[k], gs[k] = y, g
				k++
			}
		}
		end := t.keptEnd[i]
		if k > 0 {
			for _, f := range t.kept[at:end] {
				w, q := t.W[int(f)*L:int(f)*L+L], t.G[int(f)*L:int(f)*L+L]
				for j := range k {
					y, g := ys[j], gs[j]
					q[y] += g * g
					w[y] -= rate * g / float32(math.Sqrt(float64(1+q[y])))
				}
			}
		}
		at = end
	}
	for i := range t.T {
		if g := (t.edge[0][i] - t.edge[1][i]) * weight; g != 0 {
			t.GT[i] += g * g
			t.T[i] -= rate * g / float32(math.Sqrt(float64(1+t.GT[i])))
		}
	}
}

// Scores returns the scores of the labels of a sequence, row by token.
func (t *Trainer) Scores(s *Sequence) []float32 {
	t.score(s, 0, 0, nil)
	return append([]float32(nil), t.node[:len(s.Features)*t.L]...)
}
