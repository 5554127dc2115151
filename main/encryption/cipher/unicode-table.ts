/**
 * What folding needs of Unicode 14.0.0 (UnicodeData.txt, CaseFolding.txt, CompositionExclusions.txt), and no more: a blind index
 * that is made today must be found by any Node and any PHP of any year, whatever Unicode they bring. Never change it: every
 * index would have to be made anew. CJK compatibility ideographs stay as they are. ouvadesk-columns.php has the same lines.
 * Numbers in base 36; the first of each entry counts from the entry before it.
 */
export interface UnicodeTable {
  /** Canonical combining class, of those that are not 0. */
  readonly classes: ReadonlyMap<number, number>;
  readonly decompositions: ReadonlyMap<number, readonly number[]>;
  /** By the pair "first * 2^21 + second". */
  readonly compositions: ReadonlyMap<number, number>;
  /** Of characters without decomposition: one to one, and one to several. */
  readonly folds: ReadonlyMap<number, number>;
  readonly fullFolds: ReadonlyMap<number, readonly number[]>;
}

/** From the end of the run before, how many, class. */
const classes = `
lc,l,6e 0,1,6g 0,4,64 0,1,6g 0,1,60 0,5,64 0,2,5m 0,4,64 0,2,5m 0,b,64 0,5,1 0,4,64 0,8,6e 0,1,6o 0,1,6e 0,3,64
0,3,6e 0,2,64 1,3,6e 0,4,64 0,1,6e 0,1,6g 0,2,64 0,1,6e 0,1,6h 0,2,6i 0,1,6h 0,2,6i 0,1,6h 0,d,6e 7n,5,6e 7d,1,64
0,4,6e 0,1,64 0,3,6e 0,1,66 0,1,64 0,6,6e 0,6,64 0,2,6e 0,1,64 0,2,6e 0,1,66 0,1,6c 0,1,6e 0,1,a 0,1,b 0,1,c 0,1,d
0,1,e 0,1,f 0,1,g 0,1,h 0,1,i 0,2,j 0,1,k 0,1,l 0,1,m 1,1,n 1,1,o 0,1,p 1,1,6e 0,1,64 1,1,i 20,8,6e 0,1,u 0,1,v
0,1,w 1c,1,r 0,1,s 0,1,t 0,1,u 0,1,v 0,1,w 0,1,x 0,1,y 0,2,6e 0,2,64 0,5,6e 0,1,64 0,2,6e 0,1,64 g,1,z 2t,7,6e
2,4,6e 0,1,64 0,1,6e 2,2,6e 1,1,64 0,2,6e 0,1,64 z,1,10 u,1,6e 0,1,64 0,2,6e 0,1,64 0,2,6e 0,3,64 0,1,6e 0,2,64
0,1,6e 0,1,64 0,3,6e 0,1,64 0,1,6e 0,1,64 0,1,6e 0,1,64 0,1,6e 0,1,64 0,2,6e 4g,7,6e 0,1,64 0,1,6e 9,1,64 o,4,6e
1,9,6e 1,3,6e 1,5,6e 17,3,64 1o,1,6e 0,3,64 0,4,6e 16,5,6e 0,5,64 0,e,6e 1,1,64 0,2,6e 0,1,64 0,2,6e 0,1,64 0,3,6e
0,3,64 0,1,r 0,1,s 0,1,t 0,3,6e 0,1,64 0,2,6e 0,2,64 0,5,6e 1o,1,7 g,1,9 3,1,6e 0,1,64 0,2,6e 2v,1,7 g,1,9 1c,1,6e
1p,1,7 g,1,9 32,1,7 g,1,9 32,1,7 g,1,9 3j,1,9 32,1,7 g,1,9 7,1,2c 0,1,2j 2t,1,7 g,1,9 31,2,9 g,1,9 3g,1,9 31,2,2v
0,1,9 d,4,2z 30,2,3a 0,1,9 d,4,3e 24,2,64 r,1,64 1,1,64 1,1,60 1j,1,3l 0,1,3m 1,1,3o 5,4,3m 2,1,3m 1,2,6e 0,1,9
1,2,6e 1q,1,64 34,1,7 1,2,9 2a,1,64 jz,3,6e qc,2,9 u,1,9 4d,1,9 a,1,6e 5n,1,6c 3z,1,66 0,1,6e 0,1,64 63,1,6e 0,1,64
1z,1,9 k,8,6e 2,1,64 1c,5,6e 0,6,64 0,2,6e 0,1,64 1,2,64 0,2,6e 0,2,64 0,5,6e 0,1,64 0,4,6e 2t,1,7 f,1,9 12,1,6e
0,1,64 0,7,6e 1i,2,9 1m,1,7 b,2,9 1v,1,7 48,3,6e 1,1,1 0,5,64 0,2,6e 0,4,64 0,1,6e 1,7,1 4,1,64 6,1,6e 3,2,6e
5i,2,6e 0,1,64 0,7,6e 0,1,64 0,2,6e 0,1,6i 0,1,5y 0,1,64 0,1,5m 0,11,6e 0,1,6g 0,2,6c 0,1,64 0,1,62 0,1,6e 0,1,6h
0,1,64 0,1,6e 0,1,64 k0,2,6e 0,2,1 0,4,6e 0,3,1 0,2,6e 4,1,6e 3,2,1 0,1,6e 0,1,64 0,1,6e 0,2,1 0,4,64 0,1,6e
2da,3,6e 3x,1,9 2o,w,6e fe,1,62 0,1,6c 0,1,6g 0,1,66 0,2,68 2x,2,8 n9w,1,6e 4,a,6e w,2,6e 28,2,6e 7o,1,9 11,1,9
47,1,9 r,i,6e 1l,3,64 11,1,9 2n,1,7 c,1,9 6n,1,6e 1,2,6e 0,1,64 2,2,6e 5,2,6e 1,1,6e 1g,1,9 6u,1,9 fn4,1,q ld,7,6e
0,7,64 0,2,6e r1,1,64 6a,1,64 45,5,6e 1aq,1,64 1,1,6e 14,1,6e 0,1,1 0,1,64 4,1,9 4l,1,6e 0,1,64 fx,4,6e ar,2,6e
49,2,64 0,3,6e 0,1,64 0,1,6e 0,4,64 1d,1,6e 0,1,64 0,1,6e 0,1,64 5c,1,9 15,1,9 e,1,9 1l,1,9 0,1,7 1x,3,6e 1c,2,9
1q,1,7 24,1,9 9,1,7 2y,1,9 0,1,7 4y,1,7 0,1,9 28,2,7 g,1,9 o,7,6e 3,5,6e 5p,1,9 3,1,7 n,1,6e 2r,1,9 0,1,7 6z,1,9
0,1,7 3i,1,9 3a,1,9 0,1,7 37,1,9 7h,1,9 0,1,7 76,2,9 4,1,7 4c,1,9 2b,1,9 i,1,9 29,1,9 bp,1,9 76,1,7 1,2,9 29,1,9
fa0,5,1 1n,7,6e xl,2,6 f58,1,1 43q,2,60 0,3,1 3,1,6a 0,5,60 8,8,64 2,5,6e 0,2,64 u,4,6e 44,3,6e 2pn,7,6e 1,h,6e
2,7,6e 1,2,6e 1,5,6e 79,7,6e af,1,6e 1p,4,6e 15s,7,64 31,6,6e 0,1,7
`;

/** Character, its one or two parts; "!" where the parts do not compose again. */
const decompositions = `
5c,1t,lc 1,1t,ld 1,1t,le 1,1t,lf 1,1t,lk 1,1t,lm 2,1v,mf 1,1x,lc 1,1x,ld 1,1x,le 1,1x,lk 1,21,lc 1,21,ld 1,21,le
1,21,lk 2,26,lf 1,27,lc 1,27,ld 1,27,le 1,27,lf 1,27,lk 3,2d,lc 1,2d,ld 1,2d,le 1,2d,lk 1,2h,ld 3,2p,lc 1,2p,ld
1,2p,le 1,2p,lf 1,2p,lk 1,2p,lm 2,2r,mf 1,2t,lc 1,2t,ld 1,2t,le 1,2t,lk 1,2x,lc 1,2x,ld 1,2x,le 1,2x,lk 2,32,lf
1,33,lc 1,33,ld 1,33,le 1,33,lf 1,33,lk 3,39,lc 1,39,ld 1,39,le 1,39,lk 1,3d,ld 2,3d,lk 1,1t,lg 1,2p,lg 1,1t,li
1,2p,li 1,1t,mg 1,2p,mg 1,1v,ld 1,2r,ld 1,1v,le 1,2r,le 1,1v,lj 1,2r,lj 1,1v,lo 1,2r,lo 1,1w,lo 1,2s,lo 3,1x,lg
1,2t,lg 1,1x,li 1,2t,li 1,1x,lj 1,2t,lj 1,1x,mg 1,2t,mg 1,1x,lo 1,2t,lo 1,1z,le 1,2v,le 1,1z,li 1,2v,li 1,1z,lj
1,2v,lj 1,1z,mf 1,2v,mf 1,20,le 1,2w,le 3,21,lf 1,2x,lf 1,21,lg 1,2x,lg 1,21,li 1,2x,li 1,21,mg 1,2x,mg 1,21,lj
4,22,le 1,2y,le 1,23,mf 1,2z,mf 2,24,ld 1,30,ld 1,24,mf 1,30,mf 1,24,lo 1,30,lo 5,26,ld 1,32,ld 1,26,mf 1,32,mf
1,26,lo 1,32,lo 4,27,lg 1,33,lg 1,27,li 1,33,li 1,27,ln 1,33,ln 3,2a,ld 1,36,ld 1,2a,mf 1,36,mf 1,2a,lo 1,36,lo
1,2b,ld 1,37,ld 1,2b,le 1,37,le 1,2b,mf 1,37,mf 1,2b,lo 1,37,lo 1,2c,mf 1,38,mf 1,2c,lo 1,38,lo 3,2d,lf 1,39,lf
1,2d,lg 1,39,lg 1,2d,li 1,39,li 1,2d,lm 1,39,lm 1,2d,ln 1,39,ln 1,2d,mg 1,39,mg 1,2f,le 1,3b,le 1,2h,le 1,3d,le
1,2h,lk 1,2i,ld 1,3e,ld 1,2i,lj 1,3e,lj 1,2i,lo 1,3e,lo y,27,m3 1,33,m3 e,2d,m3 1,39,m3 t,1t,lo 1,2p,lo 1,21,lo
1,2x,lo 1,27,lo 1,33,lo 1,2d,lo 1,39,lo 1,64,lg 1,70,lg 1,64,ld 1,70,ld 1,64,lo 1,70,lo 1,64,lc 1,70,lc 2,5g,lg
1,6c,lg 1,fa,lg 1,fb,lg 1,5i,lg 1,6e,lg 3,1z,lo 1,2v,lo 1,23,lo 1,2z,lo 1,27,mg 1,33,mg 1,dm,lg 1,dn,lg 1,c7,lo
1,ia,lo 1,2y,lo 4,1z,ld 1,2v,ld 3,26,lc 1,32,lc 1,5h,ld 1,6d,ld 1,5i,ld 1,6e,ld 1,60,ld 1,6w,ld 1,1t,lr 1,2p,lr
1,1t,lt 1,2p,lt 1,1x,lr 1,2t,lr 1,1x,lt 1,2t,lt 1,21,lr 1,2x,lr 1,21,lt 1,2x,lt 1,27,lr 1,33,lr 1,27,lt 1,33,lt
1,2a,lr 1,36,lr 1,2a,lt 1,36,lt 1,2d,lr 1,39,lr 1,2d,lt 1,39,lt 1,2b,me 1,37,me 1,2c,me 1,38,me 3,20,lo 1,2w,lo
7,1t,lj 1,2p,lj 1,1x,mf 1,2t,mf 1,5y,lg 1,6u,lg 1,5x,lg 1,6t,lg 1,27,lj 1,33,lj 1,fi,lg 1,fj,lg 1,2h,lg 1,3d,lg
7h,lc 1,ld 2,lv 1,lk,ld! 1c,jd a,1n 7,4o,ld 1,pd,ld 1,53 1,ph,ld 1,pj,ld 1,pl,ld 2,pr,ld 2,px,ld 1,q1,ld 1,qy,ld
q,pl,lk 1,px,lk 1,q9,ld 1,qd,ld 1,qf,ld 1,qh,ld 1,qz,ld q,qh,lk 1,qt,lk 1,qn,ld 1,qt,ld 1,qx,ld 5,r6,ld 1,r6,lk
18,t1,lc 1,t1,lk 2,sz,ld 4,sm,lk 5,t6,ld 1,t4,lc 1,tf,li b,t4,li w,u0,li n,tx,lc 1,tx,lk 2,tv,ld 4,uu,lk 5,u2,ld
1,u0,lc 1,ub,li o,vo,lr 1,vp,lr 22,t2,li 1,ty,li e,sw,li 1,ts,li 1,sw,lk 1,ts,lk 3,t1,li 1,tx,li 3,yg,lk 1,yh,lk
1,t2,lk 1,ty,lk 1,t3,lk 1,tz,lk 3,t4,lg 1,u0,lg 1,t4,lk 1,u0,lk 1,ta,lk 1,u6,lk 3,yw,lk 1,yx,lk 1,tp,lk 1,ul,lk
1,tf,lg 1,ub,lg 1,tf,lk 1,ub,lk 1,tf,ln 1,ub,ln 1,tj,lk 1,uf,lk 3,tn,lk 1,uj,lk 89,17r,18z 1,17r,190 1,18o,190
1,17r,191 1,18q,190 4a,1cl,190 2,1c1,190 h,1ci,190 gm,1t4,1to 8,1tc,1to 3,1tf,1to 10,1sl,1to! 1,1sm,1to! 1,1sn,1to!
1,1ss,1to! 1,1sx,1to! 1,1sy,1to! 1,1t7,1to! 1,1tb,1to! 30,1xj,1xa 1,1xj,1xz g,1wh,1x8! 1,1wi,1x8! 2,1wv,1x8!
2c,20i,20s! 3,20o,20s! z,1zq,20s! 1,1zr,20s! 1,1zw,20s! 3,20b,20s! 6i,287,28m 3,287,27y 1,287,28n g,275,27w!
1,276,27w! 1j,2aa,2c7 1i,2bq,2bi 1,2br,2bi 1,2bq,2c7 3g,2fa,2fq 3c,2in,2j9 7,2iu,2j9 1,2iu,2ja 2,2iu,2iq 1,2iy,2j9
3j,2me,2m6 1,2mf,2m6 1,2me,2mv 3y,2qh,2q2 2,2qh,2q7 1,2qk,2q2 1,2qh,2qn 9x,30i,33r! a,30s,33r! 5,30x,33r! 5,312,33r!
5,317,33r! d,30g,33p! a,31t,31u! 2,31t,31w! 1,33m,328! 2,33n,328! 9,31t,328! i,32q,33r! a,330,33r! 5,335,33r!
5,33a,33r! 5,33f,33r! d,32o,33p! 31,36t,372 25c,5c5,5dh 2,5c7,5dh 2,5c9,5dh 2,5cb,5dh 2,5cd,5dh 4,5ch,5dh 15,5dm,5dh
2,5do,5dh 3,5dq,5dh 1,5dr,5dh 2,5du,5dh jh,1t,md 1,2p,md 1,1u,lj 1,2q,lj 1,1u,mb 1,2q,mb 1,1u,mp 1,2q,mp 1,5j,ld
1,6f,ld 1,1w,lj 1,2s,lj 1,1w,mb 1,2s,mb 1,1w,mp 1,2s,mp 1,1w,mf 1,2s,mf 1,1w,ml 1,2s,ml 1,7m,lc 1,7n,lc 1,7m,ld
1,7n,ld 1,1x,ml 1,2t,ml 1,1x,mo 1,2t,mo 1,fc,li 1,fd,li 1,1y,lj 1,2u,lj 1,1z,lg 1,2v,lg 1,20,lj 1,2w,lj 1,20,mb
1,2w,mb 1,20,lk 1,2w,lk 1,20,mf 1,2w,mf 1,20,mm 1,2w,mm 1,21,mo 1,2x,mo 1,5r,ld 1,6n,ld 1,23,ld 1,2z,ld 1,23,mb
1,2z,mb 1,23,mp 1,2z,mp 1,24,mb 1,30,mb 1,5yu,lg 1,5yv,lg 1,24,mp 1,30,mp 1,24,ml 1,30,ml 1,25,ld 1,31,ld 1,25,lj
1,31,lj 1,25,mb 1,31,mb 1,26,lj 1,32,lj 1,26,mb 1,32,mb 1,26,mp 1,32,mp 1,26,ml 1,32,ml 1,5x,ld 1,6t,ld 1,5x,lk
1,6t,lk 1,98,lc 1,99,lc 1,98,ld 1,99,ld 1,28,ld 1,34,ld 1,28,lj 1,34,lj 1,2a,lj 1,36,lj 1,2a,mb 1,36,mb 1,5zu,lg
1,5zv,lg 1,2a,mp 1,36,mp 1,2b,lj 1,37,lj 1,2b,mb 1,37,mb 1,9m,lj 1,9n,lj 1,9s,lj 1,9t,lj 1,602,lj 1,603,lj 1,2c,lj
1,38,lj 1,2c,mb 1,38,mb 1,2c,mp 1,38,mp 1,2c,ml 1,38,ml 1,2d,mc 1,39,mc 1,2d,mo 1,39,mo 1,2d,ml 1,39,ml 1,a0,ld
1,a1,ld 1,a2,lk 1,a3,lk 1,2e,lf 1,3a,lf 1,2e,mb 1,3a,mb 1,2f,lc 1,3b,lc 1,2f,ld 1,3b,ld 1,2f,lk 1,3b,lk 1,2f,lj
1,3b,lj 1,2f,mb 1,3b,mb 1,2g,lj 1,3c,lj 1,2g,lk 1,3c,lk 1,2h,lj 1,3d,lj 1,2i,le 1,3e,le 1,2i,mb 1,3e,mb 1,2i,mp
1,3e,mp 1,2w,mp 1,38,lk 1,3b,lm 1,3d,lm 2,an,lj 5,1t,mb 1,2p,mb 1,1t,ll 1,2p,ll 1,5e,ld 1,6a,ld 1,5e,lc 1,6a,lc
1,5e,ll 1,6a,ll 1,5e,lf 1,6a,lf 1,61s,le 1,61t,le 1,76,ld 1,77,ld 1,76,lc 1,77,lc 1,76,ll 1,77,ll 1,76,lf 1,77,lf
1,61s,li 1,61t,li 1,1x,mb 1,2t,mb 1,1x,ll 1,2t,ll 1,1x,lf 1,2t,lf 1,5m,ld 1,6i,ld 1,5m,lc 1,6i,lc 1,5m,ll 1,6i,ll
1,5m,lf 1,6i,lf 1,62g,le 1,62h,le 1,21,ll 1,2x,ll 1,21,mb 1,2x,mb 1,27,mb 1,33,mb 1,27,ll 1,33,ll 1,5w,ld 1,6s,ld
1,5w,lc 1,6s,lc 1,5w,ll 1,6s,ll 1,5w,lf 1,6s,lf 1,630,le 1,631,le 1,bk,ld 1,bl,ld 1,bk,lc 1,bl,lc 1,bk,ll 1,bl,ll
1,bk,lf 1,bl,lf 1,bk,mb 1,bl,mb 1,2d,mb 1,39,mb 1,2d,ll 1,39,ll 1,bz,ld 1,c0,ld 1,bz,lc 1,c0,lc 1,bz,ll 1,c0,ll
1,bz,lf 1,c0,lf 1,bz,mb 1,c0,mb 1,2h,lc 1,3d,lc 1,2h,mb 1,3d,mb 1,2h,ll 1,3d,ll 1,2h,lf 1,3d,lf 7,q9,lv 1,q9,lw
1,64g,lc 1,64h,lc 1,64g,ld 1,64h,ld 1,64g,n6 1,64h,n6 1,pd,lv 1,pd,lw 1,64o,lc 1,64p,lc 1,64o,ld 1,64p,ld 1,64o,n6
1,64p,n6 1,qd,lv 1,qd,lw 1,64w,lc 1,64x,lc 1,64w,ld 1,64x,ld 3,ph,lv 1,ph,lw 1,654,lc 1,655,lc 1,654,ld 1,655,ld
3,qf,lv 1,qf,lw 1,65c,lc 1,65d,lc 1,65c,ld 1,65d,ld 1,65c,n6 1,65d,n6 1,pj,lv 1,pj,lw 1,65k,lc 1,65l,lc 1,65k,ld
1,65l,ld 1,65k,n6 1,65l,n6 1,qh,lv 1,qh,lw 1,65s,lc 1,65t,lc 1,65s,ld 1,65t,ld 1,65s,n6 1,65t,n6 1,pl,lv 1,pl,lw
1,660,lc 1,661,lc 1,660,ld 1,661,ld 1,660,n6 1,661,n6 1,qn,lv 1,qn,lw 1,668,lc 1,669,lc 1,668,ld 1,669,ld 3,pr,lv
1,pr,lw 1,66g,lc 1,66h,lc 1,66g,ld 1,66h,ld 3,qt,lv 1,qt,lw 1,66o,lc 1,66p,lc 1,66o,ld 1,66p,ld 1,66o,n6 1,66p,n6
2,px,lw 2,66x,lc 2,66x,ld 2,66x,n6 1,qx,lv 1,qx,lw 1,674,lc 1,675,lc 1,674,ld 1,675,ld 1,674,n6 1,675,n6 1,q1,lv
1,q1,lw 1,67c,lc 1,67d,lc 1,67c,ld 1,67d,ld 1,67c,n6 1,67d,n6 1,q9,lc 1,q4 1,qd,lc 1,q5 1,qf,lc 1,q6 1,qh,lc 1,q7
1,qn,lc 1,r0 1,qt,lc 1,r1 1,qx,lc 1,r2 3,64g,n9 1,64h,n9 1,64i,n9 1,64j,n9 1,64k,n9 1,64l,n9 1,64m,n9 1,64n,n9
1,64o,n9 1,64p,n9 1,64q,n9 1,64r,n9 1,64s,n9 1,64t,n9 1,64u,n9 1,64v,n9 1,65c,n9 1,65d,n9 1,65e,n9 1,65f,n9 1,65g,n9
1,65h,n9 1,65i,n9 1,65j,n9 1,65k,n9 1,65l,n9 1,65m,n9 1,65n,n9 1,65o,n9 1,65p,n9 1,65q,n9 1,65r,n9 1,674,n9 1,675,n9
1,676,n9 1,677,n9 1,678,n9 1,679,n9 1,67a,n9 1,67b,n9 1,67c,n9 1,67d,n9 1,67e,n9 1,67f,n9 1,67g,n9 1,67h,n9 1,67i,n9
1,67j,n9 1,q9,li 1,q9,lg 1,67k,n9 1,q9,n9 1,q4,n9 2,q9,n6 1,69i,n9 1,pd,li 1,pd,lg 1,pd,lc 1,p2 1,pd,n9 2,qh 3,4o,n6
1,67o,n9 1,qf,n9 1,q6,n9 2,qf,n6 1,69y,n9 1,ph,lc 1,p4 1,pj,lc 1,p5 1,pj,n9 1,69r,lc 1,69r,ld 1,69r,n6 1,qh,li
1,qh,lg 1,qy,lc 1,pc 3,qh,n6 1,qy,n6 1,pl,li 1,pl,lg 1,pl,lc 1,p6 2,6bi,lc 1,6bi,ld 1,6bi,n6 1,qt,li 1,qt,lg 1,qz,lc
1,q8 1,qp,lv 1,qp,lw 1,qt,n6 1,qz,n6 1,px,li 1,px,lg 1,px,lc 1,pa 1,pt,lw 1,4o,lc 1,p1 1,2o 3,67w,n9 1,qx,n9 1,r2,n9
2,qx,n6 1,6ba,n9 1,pr,lc 1,p8 1,q1,lc 1,pb 1,q1,n9 1,50 3,6bm 1,6bn 85,q1 4,23 1,5h 33,6mo,mw 1,6mq,mw j,6ms,mw
v,6og,mw 1,6ok,mw 1,6oi,mw 1h,6pv,mw 5,6q0,mw 3,6q3,mw o,6qr,mw 2,6qt,mw r,6rg,mw 3,6rn,mw 3,6rp,mw 2,6rs,mw n,1p,mw
2,6sh,mw b,6rx,mw 1,1o,mw 1,1q,mw 1,6sk,mw 1,6sl,mw 3,6sy,mw 1,6sz,mw 3,6t2,mw 1,6t3,mw 7,6t6,mw 1,6t7,mw 3,6te,mw
1,6tf,mw 3,6ti,mw 1,6tj,mw z,6ua,mw 1,6ug,mw 1,6uh,mw 1,6uj,mw 1d,6t8,mw 1,6t9,mw 1,6tt,mw 1,6tu,mw 7,6uq,mw
1,6ur,mw 1,6us,mw 1,6ut,mw 1o,9hk 1,9hl 1iq,8gt,mw! 12o,9jf,9ll 2,9jh,9ll 2,9jj,9ll 2,9jl,9ll 2,9jn,9ll 2,9jp,9ll
2,9jr,9ll 2,9jt,9ll 2,9jv,9ll 2,9jx,9ll 2,9jz,9ll 2,9k1,9ll 3,9k4,9ll 2,9k6,9ll 2,9k8,9ll 7,9kf,9ll 1,9kf,9lm
2,9ki,9ll 1,9ki,9lm 2,9kl,9ll 1,9kl,9lm 2,9ko,9ll 1,9ko,9lm 2,9kr,9ll 1,9kr,9lm n,9ja,9ll a,9lp,9ll e,9m3,9ll
2,9m5,9ll 2,9m7,9ll 2,9m9,9ll 2,9mb,9ll 2,9md,9ll 2,9mf,9ll 2,9mh,9ll 2,9mj,9ll 2,9ml,9ll 2,9mn,9ll 2,9mp,9ll
3,9ms,9ll 2,9mu,9ll 2,9mw,9ll 7,9n3,9ll 1,9n3,9lm 2,9n6,9ll 1,9n6,9lm 2,9n9,9ll 1,9n9,9lm 2,9nc,9ll 1,9nc,9lm
2,9nf,9ll 1,9nf,9lm n,9ly,9ll 3,9nz,9ll 1,9o0,9ll 1,9o1,9ll 1,9o2,9ll 4,9od,9ll 13xb,15l,14k! 2,16a,14n! b,161,14x!
1,161,14y! 1,1dmx,14x! 1,1dmx,14y! 1,15c,14n! 1,15c,14o! 1,15c,14s! 1,15d,14s! 1,15e,14s! 1,15f,14s! 1,15g,14s!
1,15h,14s! 1,15i,14s! 2,15k,14s! 1,15l,14s! 1,15m,14s! 1,15n,14s! 1,15o,14s! 2,15q,14s! 2,15s,14s! 1,15t,14s!
2,15v,14s! 1,15w,14s! 2,15y,14s! 1,15z,14s! 1,160,14s! 1,161,14s! 1,162,14s! 1,15h,14p! 1,15d,14v! 1,15n,14v!
1,15w,14v! 47g,1huh,1hve 2,1huj,1hve f,1hut,1hve 3n,1hyp,1hyf 1,1hyq,1hyf f0,1idj,1ida 1,1idj,1idz a7,1int,1inu
1,1int,1ink 2,1int,1inx 70,1iuw,1iun 1,1iux,1iun ot,1jjp,1jjk 10di,2jx3,2jxh! 1,2jx4,2jxh! 1,2jxb,2jxq! 1,2jxb,2jxr!
1,2jxb,2jxs! 1,2jxb,2jxt! 1,2jxb,2jxu! 2f,2jzt,2jxh! 1,2jzu,2jxh! 1,2jzv,2jxq! 1,2jzw,2jxq! 1,2jzv,2jxr!
1,2jzw,2jxr!
`;

/** First of a run, what is added, how many (1), their distance (1). */
const folds = `
1t,w,q 38,lj h,w a,w 8,w 6,w 1e,1 m,1 c,1 d,1,2,2 b,1 8,1 k,1 p,-7g 2,5u 1,1,2,2 4,5q 1,1 2,5p,2 2,1 3,27 1,5m 1,5n
1,1 2,5p 1,5r 2,5v 1,5t 1,1 4,5v 1,5x 2,5y 3,1,2,2 4,62 1,1 2,62 3,1 2,62 3,61,2 2,1,2,2 4,63 1,1 4,1 8,2 1,1 2,2
1,1 2,2 1,1 p,1 d,2 1,1 4,-2p 1,-1k 11,1 4,-3m 2,1,2,2 o,8bv 1,1 2,-4j 1,8bs 3,1 2,-5f 1,1x 1,1z 1,1,5,2 73,38
17,1,2,2 6,1 9,38 i,w,h i,w,7 v,1 d,8 1,-u 1,-p 4,-f 1,-m 2,1,c,2 o,-1i 1,-1c 3,-1o 1,-1s 2,1 2,-7 1,1 3,-3m,3
5,28,2,2 3,28,2 3,28,4 7,28 1,w,9 a,w,m 1y,1,b,2 o,1,5,2 i,1,r,2 1i,f 3,1,6,2 h,1 4,1 8,1 8,1 e,1 4,1,r,2 1j,1c,12
29b,5ls,12 13,5ls 6,5ls mj,-8,6 1oo,-4su 1,-4st 1,-4sk 1,-4si,2 2,-4sj 1,-4sc 1,-4ro 1,r7n 8,-2bk,17 19,-2bk,3
dd,-5vj 2k,1,3,2 fs,s 1a,g,g z,1 mr,q,q 1fu,1c,1c 2o,1 2,-8af 1,-2xy 1,-89z 3,1,3,2 6,-8bg 1,-8al 1,-8bj 1,-8bi 2,1
3,1 9,-8cf,2 2,1,1e,2 2z,1,2,2 7,1 nym,1,n,2 1s,1,e,2 4i,1,7,2 g,1,v,2 1z,1,2,2 4,-r9g 1,1,5,2 d,1 2,-wmg 3,1,2,2
6,1,a,2 k,-wn8 1,-wnj 1,-wnf 1,-wn5 1,-wn8 2,-wlu 1,-wmi 1,-wlx 1,ps 1,1,8,2 g,-1c 1,-wn7 1,-raw 1,1,2,2 9,1 6,1,2,2
v,1 or,-tzk,28 gj5,w,q yn,14,14 4w,14,10 5c,13,b c,13,f g,13,7 8,13,2 1d8,1s,1f 2e8,w,w gww,w,w o8w,y,y
`;

/** Character, what it becomes. */
const fullFolds = `
67,37,37 2y,jg,32 u6,12d,136 4yb,2p,ji 4,37,37 17j6,2u,2u 1,2u,2x 1,2u,30 1,2u,2u,2x 1,2u,2u,30 1,37,38 1,37,38
d,12s,12u 1,12s,12d 1,12s,12j 1,132,12u 1,12s,12l
`;

/** The same lines as they stand in the PHP library, by name. */
export const unicodeLines = { classes, decompositions, folds, fullFolds };

let read: UnicodeTable | undefined;

/** Read when first needed: most values are plain. */
export function unicodeTable(): UnicodeTable {
  read ??= readTable();
  return read;
}

/** What two characters compose to is found by this. */
export const pair = (first: number, second: number): number => first * 0x200000 + second;

function readTable(): UnicodeTable {
  const table = {
    classes: new Map<number, number>(),
    decompositions: new Map<number, readonly number[]>(),
    compositions: new Map<number, number>(),
    folds: new Map<number, number>(),
    fullFolds: new Map<number, readonly number[]>(),
  };
  let at = 0;
  for (const [skip = 0, many = 0, kind = 0] of entries(classes)) {
    at += skip;
    for (const end = at + many; at < end; at += 1) table.classes.set(at, kind);
  }
  at = 0;
  for (const [step = 0, ...parts] of entries(decompositions.replaceAll('!', ',0'))) {
    at += step;
    const [first = 0, second, excluded] = parts;
    table.decompositions.set(at, second === undefined ? [first] : [first, second]);
    if (second !== undefined && excluded === undefined) table.compositions.set(pair(first, second), at);
  }
  at = 0;
  for (const [step = 0, plus = 0, many = 1, distance = 1] of entries(folds)) {
    at += step;
    for (let turn = 0; turn < many; turn += 1) table.folds.set(at + turn * distance, at + turn * distance + plus);
  }
  at = 0;
  for (const [step = 0, ...becomes] of entries(fullFolds)) {
    at += step;
    table.fullFolds.set(at, becomes);
  }
  return table;
}

const entries = (lines: string): number[][] =>
  lines
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(',').map((part) => Number.parseInt(part, 36)));
